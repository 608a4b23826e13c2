/* Prints what EDFlib reads of an EDF+ or BDF+ file: header, annotations (texts in hexadecimal), and the digital samples into FOLDER/0, FOLDER/1 ... */
#include <edflib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct edf_hdr_struct header;

static void hexadecimal(const char *text)
{
    for (; *text; text++)
    {
        printf("%02x", (unsigned char)*text);
    }
}

static int write_samples(int signal, const char *folder)
{
    long long count = header.signalparam[signal].smp_in_file;
    int *samples = malloc((size_t)count * sizeof *samples);
    char path[4096];
    snprintf(path, sizeof path, "%s/%d", folder, signal);
    FILE *file = fopen(path, "wb");
    if (!samples || !file || edfread_digital_samples(header.handle, signal, (int)count, samples) != count
        || fwrite(samples, sizeof *samples, (size_t)count, file) != (size_t)count)
    {
        return 0;
    }

    free(samples);
    return fclose(file) == 0;
}

int main(int arguments, char **argument)
{
    if (arguments != 3)
    {
        fprintf(stderr, "usage: edflib_dump FILE FOLDER\n");
        return 2;
    }

    if (edfopen_file_readonly(argument[1], &header, EDFLIB_READ_ALL_ANNOTATIONS) != 0)
    {
        printf("refused %d\n", header.filetype);
        return 0;
    }

    printf("type %d\n", header.filetype);
    printf("start %d %d %d %d %d %d %lld\n", header.startdate_year, header.startdate_month, header.startdate_day,
        header.starttime_hour, header.starttime_minute, header.starttime_second, header.starttime_subsecond);
    for (int i = 0; i < header.edfsignals; i++)
    {
        const struct edf_param_struct *signal = &header.signalparam[i];
        printf("signal %.17g %.17g %d %d %d ", signal->phys_min, signal->phys_max, signal->dig_min, signal->dig_max, signal->smp_in_datarecord);
        hexadecimal(signal->label);
        printf("\n");
        if (!write_samples(i, argument[2]))
        {
            fprintf(stderr, "edflib_dump: %s: signal %d cannot be read\n", argument[1], i);
            return 1;
        }
    }

    for (long long i = 0; i < header.annotations_in_file; i++)
    {
        struct edf_annotation_struct annotation;
        if (edf_get_annotation(header.handle, (int)i, &annotation) != 0)
        {
            fprintf(stderr, "edflib_dump: %s: annotation %lld cannot be read\n", argument[1], i);
            return 1;
        }

        printf("annotation %lld %s ", annotation.onset, annotation.duration[0] ? annotation.duration : "-");
        hexadecimal(annotation.annotation);
        printf("\n");
    }

    return edfclose_file(header.handle) == 0 ? 0 : 1;
}

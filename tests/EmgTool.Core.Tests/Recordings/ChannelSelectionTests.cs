using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Recordings;

public sealed class ChannelSelectionTests
{
    [Fact]
    public void EMG_and_unknown_voltages_are_the_default_and_the_rest_is_left_out_with_its_reason()
    {
        var selection = Choose(Make(("EMG TA", "uV"), ("Fp1", "uV"), ("aux", "mV"), ("knee angle", "deg"), ("raw 1", "counts"), ("odd", "")));
        Assert.Equal("EMG TA|aux|raw 1", Names(selection));
        Assert.Equal("3 of 6 channels chosen: EMG TA, aux, raw 1; left out: Fp1 (eeg), knee angle (motion), odd (unit unknown)", selection.Summary);
    }

    [Theory]
    [InlineData("emg ta", "EMG TA")]
    [InlineData("EMG*", "EMG TA|EMG BF")]
    [InlineData("*b?", "EMG BF")]
    [InlineData("#2", "Fp1")]
    [InlineData("type:eeg", "Fp1")]
    [InlineData("TYPE:EMG", "EMG TA|EMG BF")]
    public void Names_globs_numbers_and_kinds_choose_channels(string pattern, string expected) =>
        Assert.Equal(expected, Names(Choose(Make(("EMG TA", "uV"), ("Fp1", "uV"), ("EMG BF", "uV")), pattern)));

    [Fact]
    public void Several_patterns_choose_each_channel_once_in_file_order() =>
        Assert.Equal("A|B", Names(Choose(Make(("A", "uV"), ("B", "uV"), ("C", "uV")), "B", "#1", "b")));

    [Fact]
    public void An_asked_channel_of_another_kind_is_taken() => Assert.Equal("knee", Names(Choose(Make(("EMG", "uV"), ("knee", "deg")), "knee")));

    [Fact]
    public void Channels_of_one_name_are_told_apart_by_number()
    {
        var recording = Make(("EMG", "uV"), ("EMG", "uV"), ("EMG (2)", "uV"));
        Assert.Equal("EMG|EMG (3)|EMG (2)", string.Join('|', ChannelNames.Distinct(recording.Channels)));
        Assert.Equal(1, Assert.Single(Choose(recording, "EMG (3)").Channels).Index);
        Assert.Equal(2, Choose(recording, "EMG").Channels.Count);
    }

    [Fact]
    public void A_name_with_brackets_and_backslash_is_a_name_and_not_a_pattern() =>
        Assert.Equal("a\\b [1]", Names(Choose(Make(("a\\b [1]", "uV"), ("x", "uV")), "a\\b [1]")));

    [Fact]
    public void A_misspelt_name_lists_the_names_and_the_nearest_one()
    {
        var error = Assert.Throws<SettingsException>(() => Choose(Make(("biceps", "uV"), ("triceps", "uV")), "bicpes"));
        Assert.Contains("biceps, triceps", error.Message, StringComparison.Ordinal);
        Assert.Equal("Did you mean 'biceps'?", error.Hint);
    }

    [Theory]
    [InlineData("#0")]
    [InlineData("#3")]
    [InlineData("x*")]
    [InlineData("type:ecg")]
    public void A_pattern_without_a_match_is_an_error(string pattern) =>
        Assert.Throws<SettingsException>(() => Choose(Make(("A", "uV"), ("B", "uV")), pattern));

    [Fact]
    public void An_unknown_kind_lists_the_kinds()
    {
        var error = Assert.Throws<SettingsException>(() => Choose(Make(("A", "uV")), "type:egm"));
        Assert.Contains("emg", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chosen_channel_of_unknown_unit_asks_for_the_unit_and_names_the_channel()
    {
        var error = Assert.Throws<RecordingException>(() => Choose(Make(("EMG left", ".V"))));
        Assert.Equal("UNIT_UNKNOWN", error.Code);
        Assert.Contains("'EMG left'", error.Message, StringComparison.Ordinal);
        Assert.Contains("--unit", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_when_nothing_else_is_there_a_channel_of_unknown_meaning_and_unit_is_asked_about()
    {
        Assert.Equal("UNIT_UNKNOWN", Assert.Throws<RecordingException>(() => Choose(Make(("signal 1", "")))).Code);
        Assert.Equal("EMG", Names(Choose(Make(("signal 1", ""), ("EMG", "mV")))));
    }

    [Fact]
    public void Counts_are_accepted() => Assert.Single(Choose(Make(("EMG", "counts"))).Channels);

    [Fact]
    public void A_recording_without_EMG_lists_what_it_has()
    {
        var error = Assert.Throws<RecordingException>(() => Choose(Make(("Fp1", "uV"), ("ECG", "uV"))));
        Assert.Equal("NO_EMG_CHANNEL", error.Code);
        Assert.Contains("Fp1 (eeg), ECG (ecg)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_asked_channel_without_samples_is_an_error()
    {
        var recording = Make(("EMG", "uV"));
        recording = recording with { Channels = [recording.Channels[0] with { Segments = [] }] };
        Assert.Equal("NO_SAMPLES", Assert.Throws<RecordingException>(() => Choose(recording, "EMG")).Code);
    }

    private static ChannelSelection Choose(Recording recording, params string[] patterns) => ChannelSelection.Choose(recording, patterns);

    private static string Names(ChannelSelection selection) => string.Join('|', selection.Channels.Select(channel => channel.Name));

    private static Recording Make(params (string Name, string Unit)[] channels) => new()
    {
        Name = "test",
        Format = "EDF",
        Channels =
        [
            .. channels.Select((channel, index) => new Channel
            {
                Index = index,
                Name = channel.Name,
                Unit = SignalUnit.Parse(channel.Unit),
                Kind = ChannelClassifier.Classify(channel.Name, SignalUnit.Parse(channel.Unit)),
                Rate = new SamplingRate(1000),
                Segments = [new Segment(0, 1000, 0)],
            }),
        ],
    };
}

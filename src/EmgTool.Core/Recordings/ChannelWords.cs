namespace EmgTool.Core.Recordings;

/// <summary>The words by which channel names are told apart, in lower case without diacritics.</summary>
internal static class ChannelWords
{
    /// <summary>Sensors of movement: they decide even beside the word EMG (<c>EMG 1 ACC.X</c>).</summary>
    public static readonly HashSet<string> Motion = Set(
        "acc accel acceleration accelerometer accx accy accz gyro gyroscope gyrox gyroy gyroz mag magnetometer imu gonio goniometer goniometro angle angulo winkel "
        + "pitch roll yaw force fuerza kraft torque moment loadcell fsr dynamometer position posicion velocity flexo flexion footswitch displacement xyz");

    public static readonly HashSet<string> Trigger = Set(
        "status trigger triggers trig sti stim stimulus sync synch synchro synchronization marker markers mark event events annotation annotations "
        + "nseq seq counter ttl digital crc16 crc");

    public static readonly HashSet<string> Eeg = Set("eeg seeg ieeg ecog meg ep erp");

    public static readonly HashSet<string> Eog = Set("eog loc roc heog veog e1 e2");

    public static readonly HashSet<string> Ecg = Set("ecg ekg elektrokardiogramm");

    public static readonly HashSet<string> Respiration = Set(
        "resp respiration respiratory breathing flow airflow nasal oronasal thor thorax thoracic chest abdo abdomen abdominal effort rip sao2 spo2 osat "
        + "snore snoring cannula cflow pflow pleth plethysmogram inspi expi atmung vol volresp volumeresp");

    public static readonly HashSet<string> Other = Set(
        "temp temperature temperatur light luz sound mic microphone audio battery batt pressure presion druck humidity hr pulse bp cpap ahi impedance gsr eda ppg bvp");

    /// <summary>Muscles and places where EMG is recorded, in English, Latin, Spanish and German.</summary>
    public static readonly HashSet<string> Muscle = Set(
        "biceps triceps deltoid deltoideus deltoides tibialis tibial tibialanterior gastrocnemius gastroc gastro gastrocnemio gemelo gemelos soleus soleo vastus vasto vmo "
        + "rectus recto quadriceps cuadriceps hamstring hamstrings isquiotibial isquiotibiales semitendinosus semitendinoso semimembranosus semimembranoso "
        + "gluteus gluteo glut masseter masetero temporalis trapezius trapecio trapez pectoralis pectoral latissimus erector iliocostalis longissimus multifidus "
        + "flexor extensor brachioradialis braquiorradial brachialis braquial pronator supinator peroneus peroneo peroneal fibularis abductor adductor aductor "
        + "interosseous interosseus fdi apb sternocleidomastoid sternocleidomastoideus scm orbicularis frontalis corrugator zygomaticus mentalis submental submentalis "
        + "chin menton kinn diaphragm obliquus oblique oblicuo sartorius gracilis popliteus iliopsoas psoas infraspinatus supraspinatus serratus rhomboid "
        + "rhomboideus splenius digastric genioglossus intercostal leg legs pierna bein wade calf muscle musculo muskel thenar hypothenar forearm unterarm "
        + "oberschenkel unterschenkel thigh shank plm");

    /// <summary>Abbreviations of muscles: they count only when nothing but a side or a number stands beside them.</summary>
    public static readonly HashSet<string> MuscleAbbreviation = Set(
        "ta tib rta lta rat lat rf bf bflh vm vl vmo st sm gm gl mg lg gas gast gc sol so pl per edb ehl edc edl eip fdi apb adm adq ah fcr fcu fds fdp fpl "
        + "ecr ecrl ecrb ecu bb tb tri bic bra brd del delt ad md pd trap ut mt lt scm mas tem ldo es mf ra eo io gmax gmed ham hams quad quads pec abh fhb "
        + "semit semim glmax glmed");

    /// <summary>What may stand beside an abbreviation.</summary>
    public static readonly HashSet<string> Side = Set(
        "l r left right li re links rechts izq der izquierdo derecho izquierda derecha dx sx ant anterior post posterior med medial lateral lh upper lower raw ch channel chan");

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}

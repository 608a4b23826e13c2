namespace EmgTool.Formats.Tests.Text.Exports;

/// <summary>Small files, written by hand, in the layouts of the programs.</summary>
internal static class ExportSamples
{
    public const string LabChart =
        "Interval=\t0.01 s\r\nExcelDateTime=\t4.5855649139942347e+04\t07/17/25 15:34:45.691019\r\nTimeFormat=\tStartOfBlock\r\nDateFormat=\t\r\n"
        + "ChannelTitle=\tPush\tEMG\tPressure\r\nRange=\t10.000 V\t100.00 mV\t100.00 mV\r\nUnitName=\t*\t*\tcmH2O\r\nTopValue=\t*\t*\t3523.71\r\nBottomValue=\t*\t*\t-3491.41\r\n"
        + "0.5\t3.5\t0.25\t24.5\r\n0.51\t3.25\t*\t24\t#* INSPI \r\n0.52\t3\t-0.5\tNaN\r\n0.53\t2.5\t0.125\t23\t#2 cough\t#* both\r\n"
        + "Interval=\t0.01 s\r\nExcelDateTime=\t4.5855665082473875e+04\t07/17/25 15:57:43.125743\r\nTimeFormat=\tStartOfBlock\r\nDateFormat=\t\r\n"
        + "ChannelTitle=\tPush\tEMG\tPressure\r\nRange=\t10.000 V\t100.00 mV\t100.00 mV\r\nUnitName=\t*\t*\tcmH2O\r\nTopValue=\t*\t*\t3523.71\r\nBottomValue=\t*\t*\t-3491.41\r\n"
        + "0\t1.5\t0.75\t11\t#1 EXPI \r\n0.01\t1.25\t1\t12\r\n";

    public const string Spike2 =
        "\"INFORMATION\"\r\n\"Prova2.smr\"\r\n\"\"\r\n\"\"\r\n\"\"\r\n\"\"\r\n\"\"\r\n\r\n\"SUMMARY\"\r\n"
        + "\"1\"\t\"Waveform\"\t\"EMG\"\t\" volt\"\t256\t255.754476\t1\t0\r\n\"2\"\t\"RealWave\"\t\"Force\"\t\"N\"\t100\t100\t1\t0\r\n\"4\"\t\"Evt+\"\t\"Stim\"\r\n\"31\"\t\"Marker\"\t\"Keyboard\"\r\n\r\n"
        + "\"CHANNEL\"\t\"1\"\r\n\"Waveform\"\r\n\"No comment\"\r\n\"EMG\"\r\n\r\n\" volt\"\t256\r\n\"START\"\t0.50000\t0.00391\r\n-0.01\r\n0.0026\r\n0.0048\r\n\"START\"\t12.25000\t0.00391\r\n-0.02\r\n0.03\r\n\r\n"
        + "\"CHANNEL\"\t\"2\"\r\n\"RealWave\"\r\n\"\"\r\n\"Force\"\r\n\r\n\"N\"\t100\r\n\"START\"\t0.00000\t0.01000\r\n5\r\n6\r\n\r\n"
        + "\"CHANNEL\"\t\"4\"\r\n\"Evt+\"\r\n\"No comment\"\r\n\"Stim\"\r\n\r\n0.25000\r\n1.75000\r\n\r\n"
        + "\"CHANNEL\"\t\"31\"\r\n\"Marker\"\r\n\"No comment\"\r\n\"Keyboard\"\r\n\r\n0.10000\t97\t0\t0\t0\r\n0.20000\t3\t0\t0\t0\r\n";

    public const string AcqKnowledge =
        "Paw_EMG.acq\r\n0.5 msec/sample\r\n2 channels\r\nPaw - TSD104A, DA100C\r\ncmH2O\r\nEMGdi - EMG100C\r\nmV\r\nmsec\tCH1\tCH2\t\r\n\t4\t4\t\r\n"
        + "0\t5\t-0.1\t\r\n0.5\t5.01\t0.06\t\r\n1\t5.02\t0.01\t\r\n1.5\t5.03\t-0.04\t\r\n";

    public const string OpenSignals =
        "# OpenSignals Text File Format\n# {\"00:07:80:4D:2E:AD\": {\"sensor\": [\"EMG\", \"XYZ\"], \"device name\": \"hub\", \"column\": [\"nSeq\", \"DI\", \"CH1\", \"CH2\"], \"time\": \"15:26:22.578\", "
        + "\"channels\": [1, 2], \"digital IO\": [0, 1], \"device\": \"biosignalsplux\", \"sampling rate\": 1000, \"label\": [\"CH1\", \"CH2\"], \"resolution\": [16, 16], \"date\": \"2019-1-23\", \"special\": [{}, {}]}}\n"
        + "# EndOfHeader\n0\t0\t32768\t35932\t\n1\t0\t65536\t35940\t\n2\t1\t0\t35934\t\n5\t1\t49152\t35928\t\n6\t0\t16384\t35924\t\n";

    public const string Noraxon =
        "Subject,7\nExported by,MR3\n\ntime,\"Ultium EMG.EMG 1 (uV)\",\"VMO RT, uV\",Ultium EMG.Internal Accel 1 Ax (mG),Activity,Marker,Sync\n"
        + "0.0000,1.5,10,980,rest,,\n0.0005,-2.5,11,981,rest,,\n0.0010,3.5,12,982,walk,heel,On\n0.0015,4.5,13,983,walk,,On\n0.0020,5.5,14,984,walk,,\n";

    public const string Nexus =
        "Devices\n2000\n,,Imported Analog EMG - Voltage,,FP 1 - Force,,\nFrame,Sub Frame,LTA,RTA,Fx,Fy\n,,V,V,N,N\n"
        + "101,0,0.001,0.002,10,20\n101,1,0.003,0.004,11,21\n102,0,0.005,0.006,12,22\n102,1,0.007,0.008,13,23\n104,0,0.009,0.01,14,24\n\n"
        + "Trajectories\n1000\n,,Subject 1:LASI,,,\nFrame,Sub Frame,X,Y,Z\n,,mm,mm,mm\n101,0,1,2,3\n102,0,4,5,6\n103,0,,,\n104,0,7,8,9\n\n"
        + "Events\n1000\nSubject,Context,Name,Time (s),Description\nSubject 1,Left,Foot Strike,0.1015,The instant the heel strikes\nSubject 1,Right,Foot Off,0.1005,x\n";

    public const string Delsys =
        "Label: Mini sensor 10: EMG 10 Sampling frequency: 1.259259e+003 Number of points: 5 start: 0.000000e+000 Unit: V Domain Unit: s\n"
        + "Label: Mini sensor 10: ACC.X 10 Sampling frequency: 1.481481e+002 Number of points: 2 start: 0.000000e+000 Unit: g Domain Unit: s\n"
        + "Start Trigger Method: None\nStop Trigger Method: Manual\n\nX[s],\"Mini sensor 10: EMG 10\",X[s],\"Mini sensor 10: ACC.X 10\"\n"
        + "0,0.001,0,0.5\n0.000794118,0.002,0.00675,0.25\n0.001588235,-0.003,,\n0.002382353,0.004,,\n0.003176471,0.005,,\n";

    public const string BioSppy = "# Simple Text Format\n# Sampling Rate (Hz):= 1000.00\n# Resolution:= 12\n# Labels:= EMG\n2055.0\n2056.0\n2051.0\n";

    public const string DataLog = "File Name: a.log\nChannel 1: 'RF', 3 values, engineering units: mV, no filters.\n"
        + "Channel 5: 'FX', 2 values, engineering units: deg, no filters, extrapolated from 50 to 1000 samples per second.\n\n0.5\t59.9\n0.25\t60\n\t61\n\t\n";

    /// <summary>All of them, by the format that they are read as.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LabChart text"] = LabChart,
        ["Spike2 text"] = Spike2,
        ["AcqKnowledge text"] = AcqKnowledge,
        ["OpenSignals text"] = OpenSignals,
        ["Noraxon text"] = Noraxon,
        ["Vicon Nexus text"] = Nexus,
        ["Delsys text"] = Delsys,
        ["BioSPPy text"] = BioSppy,
        ["DataLOG text"] = DataLog,
    };
}

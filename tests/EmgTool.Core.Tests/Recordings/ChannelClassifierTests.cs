using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Recordings;

public sealed class ChannelClassifierTests
{
    [Theory]
    [InlineData("EMG", "uV")]
    [InlineData("EMG1", "")]
    [InlineData("EMGdi - EMG100C", "mV")]
    [InlineData("EMG Chin", "uV")]
    [InlineData("Chin1-Chin2", "uV")]
    [InlineData("EMG submental", "uV")]
    [InlineData("Leg/L", "uV")]
    [InlineData("LAT", "uV")]
    [InlineData("TA", "mV")]
    [InlineData("TA left", "mV")]
    [InlineData("R_TA", "mV")]
    [InlineData("RBF", "mV")]
    [InlineData("RF", "mV")]
    [InlineData("BF", "mV")]
    [InlineData("VM", "mV")]
    [InlineData("ST", "mV")]
    [InlineData("Recto Femoral", "mV")]
    [InlineData("Biceps Femoral", "mV")]
    [InlineData("Vasto Medial", "mV")]
    [InlineData("EMG Semitendinoso", "mV")]
    [InlineData("Bíceps dto.", "µV")]
    [InlineData("Mini sensor 10: EMG 10", "V")]
    [InlineData("Ultium EMG.EMG 1", "uV")]
    [InlineData("EMG trapezius", "%MVC")]
    [InlineData("VMO RT", "uV")]
    public void Muscles_and_the_word_EMG_are_EMG(string name, string unit) => Assert.Equal(ChannelKind.Emg, Classify(name, unit));

    [Theory]
    [InlineData("Fp1", "uV", ChannelKind.Eeg)]
    [InlineData("C3-A2", "uV", ChannelKind.Eeg)]
    [InlineData("Fc5.", "uV", ChannelKind.Eeg)]
    [InlineData("EEG Fpz-Cz", "uV", ChannelKind.Eeg)]
    [InlineData("EOG horizontal", "uV", ChannelKind.Eog)]
    [InlineData("ECG II", "mV", ChannelKind.Ecg)]
    [InlineData("EKG", "mV", ChannelKind.Ecg)]
    [InlineData("Resp oro-nasal", "", ChannelKind.Respiration)]
    [InlineData("SaO2", "%", ChannelKind.Respiration)]
    [InlineData("Flow", "L/min", ChannelKind.Respiration)]
    [InlineData("Flexo-Extension", "deg", ChannelKind.Motion)]
    [InlineData("FX", "deg", ChannelKind.Motion)]
    [InlineData("Mini sensor 10: ACC.X 10", "g", ChannelKind.Motion)]
    [InlineData("EMG 1 ACC X", "", ChannelKind.Motion)]
    [InlineData("GYRO.Y 11", "°/s", ChannelKind.Motion)]
    [InlineData("Force", "N", ChannelKind.Motion)]
    [InlineData("RF", "deg", ChannelKind.Motion)]
    [InlineData("Status", "Boolean", ChannelKind.Trigger)]
    [InlineData("Status", "uV", ChannelKind.Trigger)]
    [InlineData("STI 014", "V", ChannelKind.Trigger)]
    [InlineData("Sync", "V", ChannelKind.Trigger)]
    [InlineData("Event marker", "", ChannelKind.Trigger)]
    [InlineData("Temp rectal", "DegC", ChannelKind.Other)]
    [InlineData("CRC16", "", ChannelKind.Trigger)]
    [InlineData("squarewave", "uV", ChannelKind.Unknown)]
    [InlineData("signal 1", "", ChannelKind.Unknown)]
    [InlineData("PushSWE", "V", ChannelKind.Unknown)]
    public void Channels_of_another_meaning_are_not_EMG(string name, string unit, ChannelKind kind) => Assert.Equal(kind, Classify(name, unit));

    private static ChannelKind Classify(string name, string unit) => ChannelClassifier.Classify(name, SignalUnit.Parse(unit));
}

return await EmgTool.App.RunAsync(args, EmgTool.Terminal.StandardStreams.OfProcess());

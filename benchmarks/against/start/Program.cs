using System.CommandLine;

// The smallest useful program of its kind: what any program with this parser takes to start.
var input = new Argument<string>("input");
var output = new Option<string?>("--output", "-o");
var quiet = new Option<bool>("--quiet", "-q");
var work = new Command("work", "Does it.");
work.Arguments.Add(input);
work.Options.Add(output);
work.Options.Add(quiet);
work.SetAction(parsed => Console.Out.WriteLine(parsed.GetValue(input)));
var root = new RootCommand("A program with one command.");
root.Subcommands.Add(work);
return root.Parse(args).Invoke();

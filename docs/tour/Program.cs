using AfterSales.Tour;

// Walks docs/tour.md in a real browser on a fresh demo company and takes its pictures anew; fails where the tour no longer leads.
var folder = args is [var named] ? Path.GetFullPath(named) : Path.Combine(AfterSales.Bench.Repository.Root, "docs", "pictures");
Directory.CreateDirectory(folder);
await Tour.WalkAsync(folder);

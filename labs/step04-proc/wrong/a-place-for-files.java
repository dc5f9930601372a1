// task: hide
// region: lab-hide-1
// rejected by: whatCoversADirectoryTakesNoFiles
// why: the cover can be written
return Mount.of("tmpfs", path, "tmpfs", MS_NOSUID, MS_NODEV, MS_NOEXEC);

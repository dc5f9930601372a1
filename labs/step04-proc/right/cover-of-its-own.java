// task: hide
// region: lab-hide-1
// why: with a size of one page
return Mount.of("nothing", path, "tmpfs", MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_RDONLY).with("size=4k,mode=0");

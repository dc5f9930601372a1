// task: limits
// region: lab-limits-2
// rejected by: theKernelHasTheLimits
// why: there is a period, and as much time in it as anybody wants
return List.of(
        place.version() == Version.V1 ? Setting.of("cpu.cfs_period_us", period) : Setting.of("cpu.max", "max " + period));

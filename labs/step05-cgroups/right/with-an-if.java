// task: limits
// region: lab-limits-1
// why: an if for the question mark
if (place.version() == Version.V2) {
    return List.of(Setting.of("memory.max", Long.toString(bytes)), v2Swap());
}
return List.of(new Setting("memory.limit_in_bytes", String.valueOf(bytes), true), v1Swap());

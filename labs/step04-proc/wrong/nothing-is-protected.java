// task: read-only
// region: lab-read-only
// rejected by: aSettingThatOnlyTheMountProtects
// why: nothing is mounted
return List.of();

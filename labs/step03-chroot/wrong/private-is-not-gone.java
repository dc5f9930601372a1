// task: forget
// region: lab-forget
// rejected by: noPathGoesUpFromTheRoot
// why: MS_PRIVATE cuts mounts off from others, and takes none off
Mount.change("/..", MS_REC, MS_PRIVATE).addTo(child);

// task: forget
// region: lab-forget
// rejected by: noPathGoesUpFromTheRoot
// why: it lies on top of the new one


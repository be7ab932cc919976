//native
// trains the model

// volume: models /data/models
// volume: cache-$workspace /cache
export const main = () => 1;

DELETE x.* FROM tab AS x WHERE x.id < 5;

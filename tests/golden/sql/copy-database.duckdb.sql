ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
COPY FROM DATABASE shop TO lake;

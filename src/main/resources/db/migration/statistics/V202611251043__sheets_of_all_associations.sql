-- What the network's sheets are compared with and added up from.
create index sheet_of_all_associations on statistics.sheet (start) where scope = association;

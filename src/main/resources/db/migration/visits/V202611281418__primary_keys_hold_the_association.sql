-- No key of another table stands on these any more.
alter table visits.visit drop constraint visit_pkey, add constraint visit_pkey primary key using index visit_key;
alter table visits.request drop constraint request_pkey, add constraint request_pkey primary key using index request_key;
alter table visits.earlier_version drop constraint earlier_version_pkey, add constraint earlier_version_pkey primary key using index earlier_version_key;

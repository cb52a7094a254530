-- Which sheets go with a theme and an operator: shipped, and since now kept by the head of the network.
alter table procedures.link add column added_by uuid;
alter table procedures.link add column added_at timestamptz;
comment on column procedures.link.added_by is 'nobody: it came with the product';
grant insert, delete on procedures.link to ${app};

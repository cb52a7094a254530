-- An activity that another module keeps, such as the session of a workshop: people change it there, not here.
alter table activities.activity add kept_elsewhere boolean not null default false;

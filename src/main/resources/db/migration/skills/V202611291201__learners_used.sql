-- The last day on which another module did something with the learner, such as a workshop: a path is forgotten after that.
alter table skills.learner add used_on date;

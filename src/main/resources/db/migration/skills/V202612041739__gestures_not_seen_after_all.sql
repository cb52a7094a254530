-- A gesture that was not seen after all stays as a row without a level: the press that it takes back may arrive later.
alter table skills.visit_gesture alter column level drop not null;
revoke delete on skills.visit_gesture from ${app};

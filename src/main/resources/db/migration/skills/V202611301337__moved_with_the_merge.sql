call people.note_moved('skills.learner.person', 'skills.learner', 'select moved_by, id from skills.learner where moved_by is not null');

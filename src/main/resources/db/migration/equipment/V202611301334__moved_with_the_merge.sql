call people.note_moved('equipment.handover.person', 'equipment.merged', 'select merge, handover from equipment.merged');
drop table equipment.merged;

package fr.parvis.statistics.domain;

import fr.parvis.visits.Visit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes what each act adds to the figures, in the act's own transaction: either both stand or neither. Only inserts: desks never
 * wait for each other, whatever their point and day.
 */
@Component
public class CountedActs {
    private final Pending pending;

    CountedActs(Pending pending) {
        this.pending = pending;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Visit visit) {
        var act = CountedAct.of(visit);
        pending.append(visit.association(), act.place(), act.cells());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Visit visit) {
        var act = CountedAct.of(visit);
        pending.append(visit.association(), act.place(), new Cells().subtract(act.cells()));
    }

    /** Replaces what a visit counted for; a correction may move it to another point, day or team. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(Visit before, Visit after) {
        var was = CountedAct.of(before);
        var is = CountedAct.of(after);
        if (was.place().equals(is.place())) {
            pending.append(after.association(), is.place(), is.cells().subtract(was.cells()));
        } else {
            remove(before);
            add(after);
        }
    }
}

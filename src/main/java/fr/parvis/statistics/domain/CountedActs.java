package fr.parvis.statistics.domain;

import fr.parvis.activities.ActivityCounted;
import fr.parvis.equipment.EquipmentCounted;
import fr.parvis.hotline.CallEnded;
import fr.parvis.queue.QueueCounted;
import fr.parvis.visits.Visit;
import java.util.Locale;
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

    /** A ticket of the queue came to its end, or that end was taken back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(QueueCounted ticket) {
        pending.append(
                ticket.association(),
                new Place(ticket.point(), null, ticket.day()),
                Tickets.cells(
                        ticket.outcome().name().toLowerCase(Locale.ROOT),
                        ticket.reason(),
                        ticket.waitedSeconds(),
                        ticket.persons(),
                        ticket.sign()));
    }

    /** Something without visitor was done, or taken back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(ActivityCounted activity) {
        pending.append(
                activity.association(),
                new Place(activity.point(), null, activity.day()),
                ReadActs.activity(activity.kind(), activity.minutes(), activity.headcount(), activity.sign()));
    }

    /** Somebody of the line called. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(CallEnded call) {
        pending.append(
                call.association(), new Place(null, null, call.day()), ReadActs.call(call.result(), call.seconds()));
    }

    /** Something happened to an item; what is no figure adds nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(EquipmentCounted item) {
        pending.append(
                item.association(),
                new Place(item.point(), null, item.day()),
                ReadActs.item(item.kind(), item.movement()));
    }
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.activities.ActivityCounted;
import fr.parvis.equipment.EquipmentCounted;
import fr.parvis.hotline.CallEnded;
import fr.parvis.queue.QueueCounted;
import fr.parvis.values.EnumCode;
import fr.parvis.visits.Visit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes what each act adds to the figures, in the transaction of the act: both are committed or neither. Only inserts: desks never
 * wait for each other, whatever their point and day.
 */
@Component
public class CountedActs {
    private final Pending pending;
    private final OwnPending own;

    CountedActs(Pending pending, OwnPending own) {
        this.pending = pending;
        this.own = own;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Visit visit) {
        var act = CountedAct.of(visit);
        var cells = act.cells();
        pending.append(visit.association(), act.place(), cells);
        own.append(visit.association(), act.mediators(), act.day(), cells);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Visit visit) {
        var act = CountedAct.of(visit);
        var cells = new Cells().subtract(act.cells());
        pending.append(visit.association(), act.place(), cells);
        own.append(visit.association(), act.mediators(), act.day(), cells);
    }

    /** Replaces what a visit counted for; a correction may move it to another point, day, team or mediator. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(Visit before, Visit after) {
        var was = CountedAct.of(before);
        var is = CountedAct.of(after);
        if (was.place().equals(is.place()) && was.mediators().equals(is.mediators())) {
            var difference = is.cells().subtract(was.cells());
            pending.append(after.association(), is.place(), difference);
            own.append(after.association(), is.mediators(), is.day(), difference);
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
                new Tickets.End(
                                EnumCode.of(ticket.outcome()),
                                ticket.reason(),
                                ticket.waitedSeconds(),
                                ticket.persons())
                        .cells(ticket.sign()));
    }

    /** Something without visitor was done, or taken back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(ActivityCounted activity) {
        var cells = ReadActs.activity(activity.kind(), activity.minutes(), activity.headcount(), activity.sign());
        pending.append(activity.association(), new Place(activity.point(), null, activity.day()), cells);
        own.append(activity.association(), activity.accounts(), activity.day(), cells);
    }

    /** Somebody of the line called. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(CallEnded call) {
        var cells = ReadActs.call(call.result(), call.seconds());
        pending.append(call.association(), new Place(null, null, call.day()), cells);
        own.append(call.association(), List.of(call.account()), call.day(), cells);
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

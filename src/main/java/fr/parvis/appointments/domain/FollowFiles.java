package fr.parvis.appointments.domain;

import fr.parvis.rota.Holds;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Appointments follow the files of persons: to the kept one of a merge and back, and away with a file that is erased. */
@Component("appointmentsFollowFiles")
@Transactional
public class FollowFiles {
    private final BookingTable bookings;
    private final Holds holds;

    FollowFiles(BookingTable bookings, Holds holds) {
        this.bookings = bookings;
        this.holds = holds;
    }

    public void merged(UUID merge, UUID kept, UUID dropped) {
        bookings.moved(merge, dropped, kept);
    }

    public void parted(UUID merge, UUID dropped) {
        bookings.movedBack(merge, dropped);
    }

    /** Erasure of a person: appointments to come take nobody's time any more. */
    public void erased(UUID person) {
        for (var it : bookings.of(person, Integer.MAX_VALUE)) {
            holds.release(it.id());
            bookings.delete(it.id());
        }
    }
}

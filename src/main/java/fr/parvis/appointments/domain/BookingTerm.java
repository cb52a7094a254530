// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.appointments.AppointmentsSettings;
import fr.parvis.network.LocalDays;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets contacts some days after the appointment, and the appointment some months after. */
@Component
@Transactional
public class BookingTerm {
    private final BookingTable bookings;
    private final WaitTable waits;
    private final LocalDays localDays;
    private final int contactDays;
    private final int months;

    BookingTerm(BookingTable bookings, WaitTable waits, LocalDays localDays, AppointmentsSettings settings) {
        this.bookings = bookings;
        this.waits = waits;
        this.localDays = localDays;
        this.contactDays = settings.contactDays();
        this.months = settings.keepMonths();
    }

    /** Forgets contacts and appointments of the association in scope. */
    public void forget() {
        bookings.forgetContacts(localDays.now().minus(Duration.ofDays(contactDays)));
        waits.deleteOver(localDays.today(), localDays.now().minus(Duration.ofDays(contactDays)));
        bookings.deleteBefore(localDays.today().minusMonths(months));
    }
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.reactions;

import fr.parvis.appointments.AppointmentBooked;
import fr.parvis.appointments.AppointmentsAddresses;
import fr.parvis.webhooks.domain.EventType;
import fr.parvis.webhooks.domain.NoteEvent;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes an appointment, in the transaction that books it. */
@Component("webhooks.OnAppointmentBooked")
class OnAppointmentBooked {
    private final NoteEvent note;

    OnAppointmentBooked(NoteEvent note) {
        this.note = note;
    }

    @EventListener
    void on(AppointmentBooked event) {
        note.handle(
                EventType.APPOINTMENT_BOOKED,
                event.appointment(),
                AppointmentsAddresses.appointment(event.appointment()),
                Map.of("point", event.point().toString()));
    }
}

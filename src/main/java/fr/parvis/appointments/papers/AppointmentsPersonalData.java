// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.papers;

import static fr.parvis.shell.Words.t;

import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.appointments.domain.SeeAppointments;
import fr.parvis.appointments.domain.WaitForSlot;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Appointments of a person, for the answer to their access request. */
@Component
class AppointmentsPersonalData implements PersonalDataProvider {
    private final SeeAppointments see;
    private final WaitForSlot waits;
    private final KeepMotives motives;
    private final LocalDays localDays;

    AppointmentsPersonalData(SeeAppointments see, WaitForSlot waits, KeepMotives motives, LocalDays localDays) {
        this.see = see;
        this.waits = waits;
        this.motives = motives;
        this.localDays = localDays;
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public String title() {
        return t("appointments.title");
    }

    @Override
    public List<Told> tell(UUID person) {
        var labels = motives.all().stream().collect(Collectors.toMap(Motive::id, Motive::label));
        var lines = see.of(person, Integer.MAX_VALUE).stream()
                .map(it -> new Line(
                        Words.date(it.day()),
                        t(
                                "appointments.tell",
                                labels.getOrDefault(it.motive(), ""),
                                t("appointments.state." + it.state().key()))))
                .toList();
        var waiting = waits.of(person).stream()
                .map(it -> new Line(
                        Words.date(localDays.local(it.askedAt()).toLocalDate()),
                        t(
                                "appointments.tell",
                                labels.getOrDefault(it.motive(), ""),
                                t("appointments.wait.state." + it.state().key()))))
                .toList();
        var told = new ArrayList<Told>();
        if (!lines.isEmpty()) told.add(new Told(t("appointments.title"), lines));
        if (!waiting.isEmpty()) told.add(new Told(t("appointments.wait.title"), waiting));
        return told;
    }
}

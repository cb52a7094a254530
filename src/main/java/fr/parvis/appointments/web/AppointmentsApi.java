// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.access.ApiReadings;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.appointments.domain.AppointmentsOfDays;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Appointments for an association's own programs: when and where somebody is expected, never who. */
@RestController
@Tag(name = "appointments", description = "When and where somebody is expected, never who")
class AppointmentsApi {
    private static final int DAYS = 92;
    private static final int MOST = 500;

    /** An appointment, without whom it is of. */
    @Schema(name = "FetchedAppointment")
    record AppointmentDocument(
            UUID appointment,

            UUID point,

            UUID motive,

            @Schema(example = "Première demande") String motiveLabel,

            @Schema(description = "at the point", example = "2026-12-02")
            LocalDate day,

            @Schema(example = "2026-12-02T09:00:00Z") Instant from,

            @Schema(example = "2026-12-02T09:30:00Z") Instant until,

            @Schema(allowableValues = {"booked", "arrived", "absent", "excused", "cancelled"})
            String state) {}

    /** A page of appointments. */
    @Schema(name = "AppointmentPage")
    record Document(
            List<AppointmentDocument> items,

            @Schema(description = "whether there is a next page")
            boolean more) {}

    private final AppointmentsOfDays appointments;
    private final ApiReadings readings;

    AppointmentsApi(AppointmentsOfDays appointments, ApiReadings readings) {
        this.appointments = appointments;
        this.readings = readings;
    }

    @Requires(value = Right.FETCH_APPOINTMENTS, within = Within.ASSOCIATION)
    @GetMapping(path = "/api/v1/appointments", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listAppointments",
            summary = "Appointments of some days",
            description = "When and where somebody is expected, in order of time; never who. 92 days at most.")
    ResponseEntity<Document> appointments(
            @Parameter(description = "first day", example = "2026-12-01")
                    @RequestParam
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    LocalDate from,
            @Parameter(description = "last day", example = "2026-12-31")
                    @RequestParam
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    LocalDate to,
            @Parameter(
                            description = "page of 500, from 1",
                            schema = @Schema(minimum = "1", maximum = "200", defaultValue = "1"))
                    @RequestParam(defaultValue = "1")
                    int page) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days >= DAYS)
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "to must not be before from, nor " + DAYS + " days after");
        if (page < 1 || page > 200)
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "page must be between 1 and 200");
        var found = readings.read(
                "appointments", () -> appointments.handle(from, to, MOST + 1, (page - 1) * MOST), List::size);
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(new Document(
                        found.stream()
                                .limit(MOST)
                                .map(it -> new AppointmentDocument(
                                        it.id(),
                                        it.point(),
                                        it.motive(),
                                        it.motiveLabel(),
                                        it.day(),
                                        it.from(),
                                        it.until(),
                                        it.state()))
                                .toList(),
                        found.size() > MOST));
    }
}

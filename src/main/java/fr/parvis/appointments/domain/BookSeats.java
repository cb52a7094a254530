// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.appointments.Seats;
import fr.parvis.appointments.domain.ProposeSlots.Proposal;
import fr.parvis.database.Asking;
import fr.parvis.network.Points;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Books appointments for callers of the hotline, in the scope of the association that runs the point. */
@Component
class BookSeats implements Seats {
    private final BookOneself book;
    private final Points points;

    BookSeats(BookOneself book, Points points) {
        this.book = book;
        this.points = points;
    }

    private <T> T at(UUID point, T nowhere, Supplier<T> then) {
        return points.find(point)
                .map(one -> Asking.as(one.association()).call(then::get))
                .orElse(nowhere);
    }

    private static Motive told(fr.parvis.appointments.domain.Motive it) {
        return new Motive(it.id(), it.label(), it.minutes());
    }

    @Override
    public List<Motive> motives(UUID point) {
        return at(
                point,
                List.of(),
                () -> book.motives().stream().map(BookSeats::told).toList());
    }

    @Override
    public Optional<Seat> next(UUID point) {
        return at(
                point,
                Optional.empty(),
                () -> book.motives().stream()
                        .flatMap(motive -> book.slots(motive, point).stream()
                                .limit(1)
                                .map(free -> new Seat(point, told(motive), free.from())))
                        .min(Comparator.comparing(Seat::from)));
    }

    @Override
    public List<Seat> list(UUID point, UUID motive, @Nullable LocalDate day) {
        return at(
                point,
                List.of(),
                () -> book.motives().stream()
                        .filter(one -> one.id().equals(motive))
                        .flatMap(one -> (day == null ? book.slots(one, point) : book.slots(one, point, day))
                                .stream().collect(Collectors.groupingBy(Proposal::from)).keySet().stream()
                                        .sorted()
                                        .map(from -> new Seat(point, told(one), from)))
                        .toList());
    }

    @Override
    public Outcome<String> book(Asked asked) {
        var guest = asked.guest();
        var contact = new Contact(guest.name(), guest.phone(), guest.language(), null);
        var command = new BookOneself.Command(asked.id(), asked.motive(), asked.point(), asked.from(), contact);
        return at(asked.point(), Outcome.refused("point", "appointments.problem.motive"), () -> switch (book.handle(
                command)) {
            case Outcome.Done(var code) -> new Outcome.Done<>(code.text());
            case Outcome.Refused(var problems) -> new Outcome.Refused<>(problems);
            case Outcome.Changed() -> new Outcome.Changed<>();
        });
    }
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.appointments.domain.BookOneself;
import fr.parvis.database.Asking;
import fr.parvis.network.PlaceOffers;
import fr.parvis.network.Points;
import fr.parvis.shell.Words;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Link on the public page of a point to book there, where its association offers that. */
@Component
class BookingOffer implements PlaceOffers {
    private final BookOneself book;
    private final Points points;

    BookingOffer(BookOneself book, Points points) {
        this.book = book;
        this.points = points;
    }

    @Override
    public Optional<Offer> at(UUID point, String code) {
        return points.find(point)
                .filter(place -> Asking.as(place.association())
                        .call(() -> !book.motives().isEmpty()))
                .map(place -> new Offer(Words.t("appointments.public.offer"), PublicBookingController.AT_POINT + code));
    }
}

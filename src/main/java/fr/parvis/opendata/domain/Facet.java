// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.domain;

import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.values.FoldedText;
import fr.parvis.values.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of what is said of a place that is proposed, taken or set aside as one. */
public enum Facet {
    NAME("nom", StandardPlace::name),
    ADDRESS("adresse", Facet::address),
    POSITION("position", Facet::position),
    PHONE("telephone", StandardPlace::phone),
    EMAILS("courriels", place -> list(place.emails())),
    WEBSITES("sites", place -> list(place.websites())),
    HOURS("horaires", StandardPlace::hours),
    SERVICES("services", place -> list(place.services())),
    ACCESS("acces", place -> list(place.access())),
    FEES("frais", place -> list(place.fees())),
    PUBLICS("publics", place -> list(place.publics())),
    SPECIAL_CARE("priseEnCharge", place -> list(place.specialCare())),
    SUPPORT("accompagnement", place -> list(place.support())),
    SUMMARY("presentation", StandardPlace::summary),
    DETAIL("detail", StandardPlace::detail),
    ACCESSIBILITY("accessibilite", StandardPlace::accessibility),
    BOOKING("rdv", StandardPlace::booking),
    PROGRAMMES("programmes", place -> list(place.programmes())),
    TRAINING("formations", place -> list(place.training())),
    OTHER_LABELS("autresLabels", place -> list(place.otherLabels())),
    TYPOLOGY("typologie", place -> list(place.typology())),
    PIVOT("pivot", StandardPlace::pivot);

    /** Two positions nearer to each other than this, in kilometres, are the same place. */
    private static final double SAME_PLACE = 0.05;

    private final String word;
    private final Function<StandardPlace, @Nullable String> text;

    Facet(String word, Function<StandardPlace, @Nullable String> text) {
        this.word = word;
        this.text = text;
    }

    /** Field of the point's form that holds it. */
    public String field() {
        return word;
    }

    /** Value that a place has for it, as a person reads it; empty when it has none. */
    public String of(StandardPlace place) {
        return Objects.requireNonNullElse(text.apply(place), "").strip();
    }

    /** Whether the other says something else; silence says nothing. */
    boolean differs(StandardPlace ours, StandardPlace theirs) {
        var said = of(theirs);
        if (said.isEmpty() || said.equals(of(ours))) return false;
        return switch (this) {
            case POSITION -> {
                var km = kilometres(ours.latitude(), ours.longitude(), theirs.latitude(), theirs.longitude());
                yield km == null || km > SAME_PLACE;
            }
            case PHONE -> !PhoneNumber.normalize(of(ours)).equals(PhoneNumber.normalize(said));
            // the code tells the commune, however it is written
            case ADDRESS ->
                !ours.postcode().equals(theirs.postcode())
                        || theirs.insee() != null && !theirs.insee().equals(ours.insee())
                        || !FoldedText.words(ours.address()).equals(FoldedText.words(theirs.address()))
                        || theirs.addressComplement() != null
                                && !FoldedText.words(theirs.addressComplement())
                                        .equals(FoldedText.words(
                                                Objects.requireNonNullElse(ours.addressComplement(), "")));
            default -> true;
        };
    }

    /** Our place with this part as the other tells it. */
    StandardPlace taken(StandardPlace ours, StandardPlace theirs) {
        var address = this == ADDRESS ? theirs : ours;
        var position = this == POSITION ? theirs : ours;
        return StandardPlace.at(
                        ours.id(),
                        (this == NAME ? theirs : ours).name(),
                        address.address(),
                        address.postcode(),
                        address.commune())
                .insee(address.insee() == null ? ours.insee() : address.insee())
                .addressComplement(
                        address.addressComplement() == null ? ours.addressComplement() : address.addressComplement())
                .coordinates(position.latitude(), position.longitude())
                .pivot((this == PIVOT ? theirs : ours).pivot())
                .services((this == SERVICES ? theirs : ours).services())
                .typology((this == TYPOLOGY ? theirs : ours).typology())
                .phone((this == PHONE ? theirs : ours).phone())
                .emails((this == EMAILS ? theirs : ours).emails())
                .websites((this == WEBSITES ? theirs : ours).websites())
                .summary((this == SUMMARY ? theirs : ours).summary())
                .detail((this == DETAIL ? theirs : ours).detail())
                .publics((this == PUBLICS ? theirs : ours).publics())
                .specialCare((this == SPECIAL_CARE ? theirs : ours).specialCare())
                .fees((this == FEES ? theirs : ours).fees())
                .access((this == ACCESS ? theirs : ours).access())
                .support((this == SUPPORT ? theirs : ours).support())
                .accessibility((this == ACCESSIBILITY ? theirs : ours).accessibility())
                .roaming(ours.roaming())
                .programmes((this == PROGRAMMES ? theirs : ours).programmes())
                .training((this == TRAINING ? theirs : ours).training())
                .otherLabels((this == OTHER_LABELS ? theirs : ours).otherLabels())
                .hours((this == HOURS ? theirs : ours).hours())
                .booking((this == BOOKING ? theirs : ours).booking())
                .updated(ours.updated())
                .source(ours.source())
                .done();
    }

    /** As the crow flies (radius of 6,371 km); null when one of the two is not known. */
    static @Nullable Double kilometres(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Double otherLatitude,
            @Nullable Double otherLongitude) {
        if (latitude == null || longitude == null || otherLatitude == null || otherLongitude == null) return null;
        double north = Math.toRadians(otherLatitude - latitude);
        double east = Math.toRadians(otherLongitude - longitude);
        double half = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half)));
    }

    private static String address(StandardPlace place) {
        return Stream.of(
                        place.address(),
                        Objects.requireNonNullElse(place.addressComplement(), ""),
                        place.postcode() + " " + place.commune())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String position(StandardPlace place) {
        return place.latitude() == null || place.longitude() == null
                ? null
                : String.format(Locale.ROOT, "%.5f ; %.5f", place.latitude(), place.longitude());
    }

    /** In an order of its own: the same values are the same list. */
    private static String list(List<String> values) {
        return values.stream().sorted().collect(Collectors.joining(", "));
    }
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place of digital mediation as version 2 of the national standard describes it.
 *
 * @param id identifier given by the source
 * @param pivot SIRET (14 digits) or RNA number of the body that runs the place
 * @param commune its name as people write it; {@code insee} says which one it is
 * @param latitude degrees, WGS 84, known only with {@code longitude}
 * @param summary at most 280 characters
 * @param accessibility address of the place's page on Acceslibre
 * @param hours in the syntax of OpenStreetMap
 * @param booking address of the page where one takes an appointment
 */
public record StandardPlace(
        String id,
        @Nullable String pivot,
        String name,
        List<String> services,
        List<String> typology,
        @Nullable String parent,
        String commune,
        String postcode,
        String address,
        @Nullable String insee,
        @Nullable String addressComplement,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String phone,
        List<String> emails,
        List<String> websites,
        @Nullable String summary,
        @Nullable String detail,
        List<String> publics,
        List<String> specialCare,
        List<String> fees,
        List<String> access,
        List<String> support,
        @Nullable String accessibility,
        List<String> roaming,
        List<String> programmes,
        List<String> training,
        List<String> otherLabels,
        @Nullable String hours,
        @Nullable String booking,
        @Nullable LocalDate updated,
        @Nullable String source) {

    public StandardPlace {
        services = List.copyOf(services);
        typology = List.copyOf(typology);
        emails = List.copyOf(emails);
        websites = List.copyOf(websites);
        publics = List.copyOf(publics);
        specialCare = List.copyOf(specialCare);
        fees = List.copyOf(fees);
        access = List.copyOf(access);
        support = List.copyOf(support);
        roaming = List.copyOf(roaming);
        programmes = List.copyOf(programmes);
        training = List.copyOf(training);
        otherLabels = List.copyOf(otherLabels);
    }

    /** The same place with other hours, national programmes and free labels. */
    public StandardPlace with(@Nullable String newHours, List<String> newProgrammes, List<String> newOtherLabels) {
        return draft().hours(newHours)
                .programmes(newProgrammes)
                .otherLabels(newOtherLabels)
                .done();
    }

    /** The same place under another identifier, told by another source. */
    public StandardPlace known(String newId, @Nullable String newSource) {
        return draft().id(newId).source(newSource).done();
    }

    /** The same place, to be described further. */
    public Draft draft() {
        return new Draft(this);
    }

    /** Starts the description of a place with what the standard requires. */
    public static Draft at(String id, String name, String address, String postcode, String commune) {
        return new Draft(id, name, address, postcode, commune);
    }

    /** A place being described, field by field; what is not said stays unknown. */
    public static final class Draft {
        private final String name;
        private final String address;
        private final String postcode;
        private String id;
        private String commune;
        private @Nullable String pivot;
        private List<String> services = List.of();
        private List<String> typology = List.of();
        private @Nullable String parent;
        private @Nullable String insee;
        private @Nullable String addressComplement;
        private @Nullable Double latitude;
        private @Nullable Double longitude;
        private @Nullable String phone;
        private List<String> emails = List.of();
        private List<String> websites = List.of();
        private @Nullable String summary;
        private @Nullable String detail;
        private List<String> publics = List.of();
        private List<String> specialCare = List.of();
        private List<String> fees = List.of();
        private List<String> access = List.of();
        private List<String> support = List.of();
        private @Nullable String accessibility;
        private List<String> roaming = List.of();
        private List<String> programmes = List.of();
        private List<String> training = List.of();
        private List<String> otherLabels = List.of();
        private @Nullable String hours;
        private @Nullable String booking;
        private @Nullable LocalDate updated;
        private @Nullable String source;

        private Draft(String id, String name, String address, String postcode, String commune) {
            this.id = requireNonNull(id);
            this.name = requireNonNull(name);
            this.address = requireNonNull(address);
            this.postcode = requireNonNull(postcode);
            this.commune = requireNonNull(commune);
        }

        private Draft(StandardPlace place) {
            this(place.id, place.name, place.address, place.postcode, place.commune);
            pivot = place.pivot;
            services = place.services;
            typology = place.typology;
            parent = place.parent;
            insee = place.insee;
            addressComplement = place.addressComplement;
            latitude = place.latitude;
            longitude = place.longitude;
            phone = place.phone;
            emails = place.emails;
            websites = place.websites;
            summary = place.summary;
            detail = place.detail;
            publics = place.publics;
            specialCare = place.specialCare;
            fees = place.fees;
            access = place.access;
            support = place.support;
            accessibility = place.accessibility;
            roaming = place.roaming;
            programmes = place.programmes;
            training = place.training;
            otherLabels = place.otherLabels;
            hours = place.hours;
            booking = place.booking;
            updated = place.updated;
            source = place.source;
        }

        public Draft id(String value) {
            id = value;
            return this;
        }

        public Draft commune(String value) {
            commune = value;
            return this;
        }

        public Draft pivot(@Nullable String value) {
            pivot = value;
            return this;
        }

        public Draft services(List<String> values) {
            services = values;
            return this;
        }

        public Draft typology(List<String> values) {
            typology = values;
            return this;
        }

        public Draft parent(@Nullable String value) {
            parent = value;
            return this;
        }

        public Draft insee(@Nullable String value) {
            insee = value;
            return this;
        }

        public Draft addressComplement(@Nullable String value) {
            addressComplement = value;
            return this;
        }

        /** Both or neither. */
        public Draft coordinates(@Nullable Double newLatitude, @Nullable Double newLongitude) {
            if ((newLatitude == null) != (newLongitude == null)) {
                throw new IllegalArgumentException("a latitude goes with a longitude");
            }
            latitude = newLatitude;
            longitude = newLongitude;
            return this;
        }

        public Draft phone(@Nullable String value) {
            phone = value;
            return this;
        }

        public Draft emails(List<String> values) {
            emails = values;
            return this;
        }

        public Draft websites(List<String> values) {
            websites = values;
            return this;
        }

        public Draft summary(@Nullable String value) {
            summary = value;
            return this;
        }

        public Draft detail(@Nullable String value) {
            detail = value;
            return this;
        }

        public Draft publics(List<String> values) {
            publics = values;
            return this;
        }

        public Draft specialCare(List<String> values) {
            specialCare = values;
            return this;
        }

        public Draft fees(List<String> values) {
            fees = values;
            return this;
        }

        public Draft access(List<String> values) {
            access = values;
            return this;
        }

        public Draft support(List<String> values) {
            support = values;
            return this;
        }

        public Draft accessibility(@Nullable String value) {
            accessibility = value;
            return this;
        }

        public Draft roaming(List<String> values) {
            roaming = values;
            return this;
        }

        public Draft programmes(List<String> values) {
            programmes = values;
            return this;
        }

        public Draft training(List<String> values) {
            training = values;
            return this;
        }

        public Draft otherLabels(List<String> values) {
            otherLabels = values;
            return this;
        }

        public Draft hours(@Nullable String value) {
            hours = value;
            return this;
        }

        public Draft booking(@Nullable String value) {
            booking = value;
            return this;
        }

        public Draft updated(@Nullable LocalDate value) {
            updated = value;
            return this;
        }

        public Draft source(@Nullable String value) {
            source = value;
            return this;
        }

        public StandardPlace done() {
            return new StandardPlace(
                    id,
                    pivot,
                    name,
                    services,
                    typology,
                    parent,
                    commune,
                    postcode,
                    address,
                    insee,
                    addressComplement,
                    latitude,
                    longitude,
                    phone,
                    emails,
                    websites,
                    summary,
                    detail,
                    publics,
                    specialCare,
                    fees,
                    access,
                    support,
                    accessibility,
                    roaming,
                    programmes,
                    training,
                    otherLabels,
                    hours,
                    booking,
                    updated,
                    source);
        }
    }
}

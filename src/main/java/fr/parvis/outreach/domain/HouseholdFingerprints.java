// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.outreach.Household;
import fr.parvis.people.Sealing;
import fr.parvis.values.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fingerprints that recognize a household without its name in clear: hashes of its reference, telephones, and name at an address. */
@Component
class HouseholdFingerprints {
    private final Sealing sealing;

    HouseholdFingerprints(Sealing sealing) {
        this.sealing = sealing;
    }

    /**
     * Texts that are hashed for a household; the same household written otherwise has the same ones.
     *
     * @param nameInCommune the name at the street of a commune: what a list without postcodes has in common with one that has them
     */
    record Texts(
            String reference,
            @Nullable String name,
            @Nullable String place,
            List<String> phones,
            @Nullable String nameAtPlace,
            @Nullable String nameInCommune) {

        /** Names with a place, by which a household that objected is recognized beside its reference and telephones. */
        List<String> namesAtPlace() {
            return Stream.of(nameAtPlace, nameInCommune)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    Texts of(UUID partner, Household it, @Nullable String commune) {
        var name = NormalizedText.name(it.name());
        var where = it.postcode() != null ? it.postcode() : commune;
        var place = NormalizedText.place(it.street(), where);
        return new Texts(
                reference(partner, it.reference()),
                name.isEmpty() ? null : name(name),
                place == null ? null : "outreach place " + place,
                it.phones().stream().map(HouseholdFingerprints::phone).toList(),
                nameAt(name, place),
                nameAt(name, NormalizedText.place(it.street(), commune == null ? null : "insee " + commune)));
    }

    private static @Nullable String nameAt(String name, @Nullable String place) {
        return name.isEmpty() || place == null ? null : "outreach name at place " + name + " | " + place;
    }

    static String reference(UUID partner, String reference) {
        return "outreach reference " + partner + " " + Household.comparable(reference);
    }

    /** @param folded see {@link NormalizedText#name} */
    static String name(String folded) {
        return "outreach name " + folded;
    }

    static String phone(String phone) {
        return "outreach phone " + PhoneNumber.normalize(phone);
    }

    byte[] hash(String text) {
        return sealing.hash(text);
    }

    byte @Nullable [] hashOrNull(@Nullable String text) {
        return text == null ? null : sealing.hash(text);
    }

    byte[][] hashes(List<String> texts) {
        return texts.stream().map(sealing::hash).toArray(byte[][]::new);
    }

    /** Under every key that may have hashed it. */
    List<byte[]> everyHash(List<String> texts) {
        var all = new ArrayList<byte[]>();
        for (var text : texts) all.addAll(sealing.hashes(text));
        return all;
    }
}

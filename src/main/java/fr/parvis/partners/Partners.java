// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The directory, for modules that write to somebody: what the current association keeps and what the network shares with all. */
public interface Partners {

    /**
     * Somebody to write to: a partner, or a service or a named contact of it.
     *
     * @param name the partner
     * @param service the service, with the contact's name where there is one; empty for the partner itself
     * @param postalLines the address as it stands on an envelope, without the name; empty where nobody noted one
     * @param email for staff only, as {@code phone}
     * @param worksBestBy call, mail, letter, portal or visit; empty where nobody said
     */
    record Addressee(
            UUID id,
            String name,
            String service,
            List<String> postalLines,
            @Nullable String email,
            @Nullable String phone,
            String worksBestBy) {}

    /** Open ones that hold all words, in any order, without minding accents nor a slip of the finger; the nearest first. */
    List<Addressee> search(String words, int most);

    /** Open partners that hold all words, without their services; the nearest first. */
    List<Addressee> searchPartners(String words, int most);

    /** Finds an addressee, also one that was closed since. */
    Optional<Addressee> find(UUID id);

    /** Whether one may still write there. */
    boolean isOpen(UUID addressee);

    /** Addressees by identifier, closed ones too. */
    Map<UUID, Addressee> all(Collection<UUID> ids);

    /** The partner that an addressee is, or belongs to. */
    Optional<UUID> partnerOf(UUID addressee);

    /**
     * A partner of a kind, with where it is reached.
     *
     * @param operator code of list OPERATOR, where there is one
     * @param checkedOn day on which somebody last made sure that this is right
     */
    record Listed(Addressee partner, @Nullable String operator, LocalDate checkedOn, List<Addressee> services) {}

    /**
     * Open partners of a kind, by name, each with its open services.
     *
     * @param kind such as {@code supplier}
     */
    List<Listed> ofKind(String kind, int most);

    /** Names of all open partners, by name. */
    Map<UUID, String> openNames();

    /** Names of partners, the closed ones too. */
    Map<UUID, String> names(Collection<UUID> partners);

    /** Notes that a named contact was written to and told that the directory keeps the name. */
    void told(UUID addressee);
}

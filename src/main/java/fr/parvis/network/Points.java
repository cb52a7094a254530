// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The points, for modules that record at one or show them. */
public interface Points {
    Optional<Point> find(UUID id);

    /** The name of one, kept for a minute: what a line of a list asks for. */
    Optional<String> name(UUID id);

    /** Those of some identifiers that there are, in one question. */
    List<Point> list(Collection<UUID> ids);

    /** The points of an association by name, the closed ones too. */
    List<Point> list(UUID association);

    /** The points of the association in scope by name, the closed ones too. */
    List<Point> ours();

    /** One of the association in scope. */
    Optional<Point> findOurs(UUID id);

    /** All points of the network by name, the closed ones too. */
    List<Point> list();

    /** Adds points to associations in scope, in one go. */
    void add(List<NewPoint> points);
}

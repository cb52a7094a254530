// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit;

import java.util.List;
import java.util.OptionalInt;

/** The seal on the journal: entries are closed into segments, each bound to the one before by its hash. */
public interface Chain {

    /** Facts about the chain that may be told: how far it goes, and its last hash, to be kept elsewhere if one wishes. */
    record State(int segments, int deleted, long entries, String lastHash) {}

    /** Closes all that can be closed; the number of segments made. */
    int close();

    /** Recomputes everything; the first segment that is not as it was closed. */
    OptionalInt firstBroken();

    /** Deletes whole segments older than the journal is kept for; how many. Their hashes stay. */
    int forget();

    State state();

    /** The last segments by number, the newest first, each with its hash in hexadecimal. */
    List<Segment> list(int most);

    /** One closed segment. */
    record Segment(int no, int entries, java.time.Instant closedAt, String hash, boolean deleted) {}
}

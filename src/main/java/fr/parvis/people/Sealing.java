package fr.parvis.people;

/** Keeps what is said of persons unreadable in the database, under keys that lie outside. */
public interface Sealing {

    /**
     * A sealed text.
     *
     * @param key which key of the ring opens it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Text(String key, byte[] bytes) {}

    /** @param about what the text belongs to, the same when it is opened: {@code note <id>} */
    Text seal(String text, String about);

    /** @throws IllegalStateException without the key, for something else, or when the bytes were changed */
    String open(Text sealed, String about);
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Storage of the sealed bytes of documents: a folder, or an S3 store. It never sees what it keeps. */
interface Store {

    /**
     * Keeps the bytes of a file under a name; when it returns they are there, whole.
     *
     * @throws StorageUnavailable when they could not be kept; nothing, or something that {@code SweepStore} finds, is left
     */
    void put(String name, Path file);

    /**
     * The bytes under a name.
     *
     * @throws StorageUnavailable when the store does not answer
     * @throws java.io.FileNotFoundException when there is nothing under it
     */
    InputStream open(String name) throws IOException;

    /**
     * Deletes what is under these names; those without anything are passed over.
     *
     * @throws StorageUnavailable when the store does not answer
     */
    void delete(List<String> names);

    /**
     * Names under a folder whose bytes were kept before that moment, some at a time.
     *
     * @throws StorageUnavailable when the store does not answer
     */
    void list(String folder, Instant before, Consumer<List<String>> some);
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

/**
 * A reader of {@link Notices}: a bean that holds something in memory of which other processes of the same database may know better. Both methods are called on
 * one thread and must be quick.
 */
public interface NoticeListener {
    /** The topic whose notices are read. */
    String topic();

    /** Another process told something; what it wrote is committed. */
    void heard(String subject);

    /** Notices may have been missed: what is held can be out of date. */
    void missed();
}

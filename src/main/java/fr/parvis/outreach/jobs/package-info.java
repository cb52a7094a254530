/** What nights do to lists: count anew, confirm, forget, take in what lies in folders. */
@NullMarked
package fr.parvis.outreach.jobs;

import org.jspecify.annotations.NullMarked;

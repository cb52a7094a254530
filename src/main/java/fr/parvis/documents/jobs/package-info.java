/** What happens to documents by the clock. */
@NullMarked
package fr.parvis.documents.jobs;

import org.jspecify.annotations.NullMarked;

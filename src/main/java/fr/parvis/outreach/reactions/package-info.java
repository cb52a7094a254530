/** Effects on households of lists when a person's file is erased. */
@NullMarked
package fr.parvis.outreach.reactions;

import org.jspecify.annotations.NullMarked;

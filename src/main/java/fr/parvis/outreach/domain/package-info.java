/** Lists as they come in, their entries, what is tried and found, what goes back. */
@NullMarked
package fr.parvis.outreach.domain;

import org.jspecify.annotations.NullMarked;

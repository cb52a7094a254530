/** The answer to an access request. */
@NullMarked
package fr.parvis.workshops.papers;

import org.jspecify.annotations.NullMarked;

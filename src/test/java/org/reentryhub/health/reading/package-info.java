/** Reading a patient, said in sentences. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.health.reading;

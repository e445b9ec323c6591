/* global jest, TIME_LIMIT */
jest.setTimeout(TIME_LIMIT);

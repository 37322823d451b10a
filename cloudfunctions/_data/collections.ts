/** Every collection of the product. deploy/indexes.json and deploy/rules.json name the same ones; a test compares them. */
export const COLLECTIONS = {
  orders: 'orders',
  orderLog: 'order_log',
  people: 'people',
  peopleLog: 'people_log',
  areas: 'areas',
  units: 'units',
  stations: 'stations',
  catalogue: 'catalogue',
  photos: 'photos',
  verdicts: 'verdicts',
  notices: 'notices',
  noticeMarks: 'notice_marks',
  grants: 'grants',
  rollups: 'rollups',
  deskTickets: 'desk_tickets',
  anchors: 'anchors',
} as const

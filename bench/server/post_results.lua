-- wrk script: each request is a new result with an id of its own.
local hex = '0123456789abcdef'
local counter = 0
local thread_number = 0

function setup(thread)
  thread_number = thread_number + 1
  thread:set('seed', thread_number)
end

function init(args)
  math.randomseed(seed * 7919 + tonumber(args[1] or '1'))
  cookie, origin, day, started_at_ms = args[2], args[3], args[4], args[5]
end

local function digits(count)
  local text = {}
  for i = 1, count do
    local at = math.random(1, 16)
    text[i] = hex:sub(at, at)
  end
  return table.concat(text)
end

function request()
  counter = counter + 1
  local id = digits(8) .. '-' .. digits(4) .. '-4' .. digits(3) .. '-8' .. digits(3) .. '-' .. digits(12)
  local body = string.format(
    '{"id":"%s","exercise":"squat","count":12,"half_count":1,"duration_ms":60000,'
      .. '"started_at_ms":%s,"day":"%s","source":"camera"}',
    id, started_at_ms, day)
  return wrk.format('POST', '/api/v1/results', {
    ['Content-Type'] = 'application/json',
    ['Cookie'] = cookie,
    ['Origin'] = origin
  }, body)
end
